/** The elements that a drawing may have. decks/README.md names them. */
export const ELEMENTS = new Set(
  'svg g path rect circle ellipse line polyline polygon text tspan defs pattern marker clipPath linearGradient stop use'.split(' '),
);
/** The attributes that they may have; `xlink:href` counts as `href`. */
export const ATTRIBUTES = new Set(
  (
    'xmlns viewBox id d x y dx dy x1 y1 x2 y2 cx cy r rx ry width height points transform fill fill-opacity fill-rule stroke stroke-width ' +
    'stroke-linecap stroke-linejoin stroke-dasharray stroke-opacity stroke-miterlimit opacity offset stop-color stop-opacity gradientUnits ' +
    'gradientTransform patternUnits patternContentUnits patternTransform markerWidth markerHeight markerUnits orient refX refY clip-path clipPathUnits ' +
    'marker-start marker-mid marker-end href preserveAspectRatio font-size font-weight text-anchor dominant-baseline letter-spacing data-label'
  ).split(' '),
);
