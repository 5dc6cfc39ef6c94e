uniform vec4 target; // column, row, columns, rows
uniform float side;
uniform sampler2DArray before;
uniform sampler2DArray after;
uniform vec4 beforeCells; // where the rectangle's first cell lies in what was before; its columns and rows
uniform float share;
uniform int plane;

void main() {
  ivec2 cell = ivec2(mod(floor(gl_FragCoord.xy) - target.xy + side, side));
  vec4 now = texelFetch(after, ivec3(cell, plane), 0);
  ivec2 then = cell + ivec2(beforeCells.xy);
  bool isKnown = all(greaterThanEqual(then, ivec2(0))) && all(lessThan(then, ivec2(beforeCells.zw)));
  gl_FragColor = isKnown ? mix(texelFetch(before, ivec3(then, plane), 0), now, share) : now;
}
