"""A WebKitGTK window with nothing around the page, for WebKitWebDriver; and, with --print, a page on paper.

webkit-browser.py --automation [--dark]          as the driver starts it
webkit-browser.py --print URL PDF WIDTH HEIGHT   paper in points, margins of 0.25 in as GTK prints; exit 0 once PDF is written
"""
import sys
import gi
gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib, Gtk, WebKit2

MARGIN = 18
PATIENCE = 30


def show(view):
    window = Gtk.Window()
    window.set_default_size(1280, 720)
    window.add(view)
    window.show_all()
    view.connect("close", lambda _: window.destroy())
    return view


def of_context(context, like=None):
    view = WebKit2.WebView(web_context=context, is_controlled_by_automation=True) if like is None else WebKit2.WebView(related_view=like)
    # A window that the page opens belongs to the driver too.
    view.connect("create", lambda opener, _: show(of_context(context, opener)))
    view.get_settings().set_javascript_can_open_windows_automatically(False)
    return view


def automate(dark):
    Gtk.Settings.get_default().set_property("gtk-application-prefer-dark-theme", dark)
    context = WebKit2.WebContext.new_ephemeral()
    context.set_automation_allowed(True)

    def started(_, session):
        info = WebKit2.ApplicationInfo()
        info.set_name("WebKitGTK")
        info.set_version(WebKit2.get_major_version(), WebKit2.get_minor_version(), WebKit2.get_micro_version())
        session.set_application_info(info)
        session.connect("create-web-view", lambda _: show(of_context(context)))

    context.connect("automation-started", started)
    Gtk.main()


def on_paper(address, path, width, height):
    view = show(WebKit2.WebView.new_with_context(WebKit2.WebContext.new_ephemeral()))
    ended = []

    def end(code):
        ended.append(code)
        Gtk.main_quit()

    def print_now():
        operation = WebKit2.PrintOperation.new(view)
        settings = Gtk.PrintSettings()
        settings.set_printer("Print to File")
        settings.set("output-uri", GLib.filename_to_uri(path))
        settings.set("output-file-format", "pdf")
        setup = Gtk.PageSetup()
        setup.set_paper_size(Gtk.PaperSize.new_custom("own", "own", min(width, height), max(width, height), Gtk.Unit.POINTS))
        setup.set_orientation(Gtk.PageOrientation.LANDSCAPE if width > height else Gtk.PageOrientation.PORTRAIT)
        for side in ("top", "bottom", "left", "right"):
            getattr(setup, f"set_{side}_margin")(MARGIN, Gtk.Unit.POINTS)
        operation.set_print_settings(settings)
        operation.set_page_setup(setup)
        operation.connect("finished", lambda _: end(0))
        operation.connect("failed", lambda _, error: (print(error.message, file=sys.stderr), end(1)))
        operation.print_()
        view.operation = operation
        return False

    # Once it has loaded, the page's script gets time to lay it out.
    view.connect("load-changed", lambda _, event: event == WebKit2.LoadEvent.FINISHED and GLib.timeout_add(600, print_now) and None)
    view.connect("load-failed", lambda *given: end(1))
    GLib.timeout_add_seconds(PATIENCE, lambda: end(1))
    view.load_uri(address)
    Gtk.main()
    return ended[0]


if __name__ == "__main__":
    if sys.argv[1] == "--print":
        sys.exit(on_paper(sys.argv[2], sys.argv[3], float(sys.argv[4]), float(sys.argv[5])))
    automate("--dark" in sys.argv)
