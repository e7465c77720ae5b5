import { join } from 'node:path';

const LINUX = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge-stable', 'microsoft-edge'];
const MAC = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const WINDOWS = ['Google/Chrome/Application/chrome.exe', 'Chromium/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];

/** Every place where Chrome, Chromium or Edge is usually installed on `platform`, best first. Nothing is looked up on disk. */
export function installedBrowsers(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string[] {
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((root) => root !== undefined);
    return WINDOWS.flatMap((name) => roots.map((root) => join(root, ...name.split('/'))));
  }
  if (platform === 'darwin') {
    const roots = ['/Applications', ...(env.HOME ? [join(env.HOME, 'Applications')] : [])];
    return MAC.flatMap((name) => roots.map((root) => join(root, `${name}.app`, 'Contents', 'MacOS', name)));
  }
  const folders = [...(env.PATH ?? '').split(':').filter(Boolean), '/usr/bin', '/opt/google/chrome', '/snap/bin'];
  return LINUX.flatMap((name) => [...new Set(folders)].map((folder) => join(folder, name)));
}
