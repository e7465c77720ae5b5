const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** The elements that a drawing may have. decks/README.md names them. */
export const ELEMENTS = words(`
  svg g path rect circle ellipse line polyline polygon text tspan defs symbol use pattern marker clipPath mask
  linearGradient radialGradient stop filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix
  feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge
  feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence image`);

/** What a drawing does, or shows of other files: refused. */
export const ACTIVE = words(`
  script foreignObject iframe frame object embed applet audio video canvas portal animate animateColor animateMotion
  animateTransform set handler listener feImage form input button`);

/** Elements whose words are set in a font. */
export const TEXT_ELEMENTS = words('text tspan tref textPath textArea flowRoot flowPara flowSpan flowDiv flowRegion');

/** The properties of an element that are both an attribute and a property of style sheets. */
export const PROPERTIES = words(`
  fill fill-opacity fill-rule stroke stroke-width stroke-linecap stroke-linejoin stroke-dasharray stroke-dashoffset stroke-opacity
  stroke-miterlimit opacity stop-color stop-opacity color clip-path clip-rule mask mask-type filter flood-color flood-opacity
  lighting-color color-interpolation color-interpolation-filters paint-order vector-effect shape-rendering image-rendering
  marker-start marker-mid marker-end display visibility overflow font-size font-weight text-anchor dominant-baseline letter-spacing`);

/** Shapes whose place and size style sheets may say too. */
export const SHAPES = words('path rect circle ellipse image use');
export const GEOMETRY = words('d x y cx cy r rx ry width height');

/** The properties that no attribute can say: they stand in `style`. */
export const STYLE_ONLY = words('mix-blend-mode isolation transform transform-origin transform-box');

/** The other attributes; `xlink:href` counts as `href`. */
export const ATTRIBUTES = words(`
  viewBox id d x y dx dy x1 y1 x2 y2 cx cy r rx ry fx fy fr width height points pathLength transform offset gradientUnits
  gradientTransform spreadMethod patternUnits patternContentUnits patternTransform markerWidth markerHeight markerUnits orient refX
  refY clipPathUnits maskUnits maskContentUnits href preserveAspectRatio data-label filterUnits primitiveUnits in in2 result mode
  operator k1 k2 k3 k4 type values tableValues slope intercept amplitude exponent stdDeviation edgeMode kernelMatrix order divisor
  bias targetX targetY preserveAlpha surfaceScale diffuseConstant specularConstant specularExponent kernelUnitLength scale
  xChannelSelector yChannelSelector azimuth elevation z pointsAtX pointsAtY pointsAtZ limitingConeAngle radius baseFrequency
  numOctaves seed stitchTiles`);

/** What may be called in a value: colors, shapes, turns. Whatever else is called may ask for a file. */
export const FUNCTIONS = words(`
  url var rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix calc matrix translate translatex translatey scale scalex scaley
  rotate skewx skewy inset circle ellipse polygon path blur brightness contrast drop-shadow grayscale hue-rotate invert opacity
  saturate sepia`);

/** Names of attributes and elements as web pages lower them, or as React has them, by the name of SVG. */
export const MISNAMED: ReadonlyMap<string, string> = new Map([
  ['className', 'class'],
  ['xlinkHref', 'xlink:href'],
  ...[...ELEMENTS, ...ATTRIBUTES, ...PROPERTIES].flatMap((name): [string, string][] => {
    const other = name.includes('-') ? name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()) : name.toLowerCase();
    return other === name ? [] : [[other, name]];
  }),
]);
