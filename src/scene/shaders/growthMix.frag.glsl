uniform vec4 target; // column, row, columns, rows
uniform vec4 window; // first and last cells of the rectangle that the map has room for now
uniform float side;
uniform sampler2DArray before;
uniform sampler2DArray after;
uniform vec4 beforeCells; // where the rectangle's first cell lies in what was before; its columns and rows
uniform float share;
uniform int plane;
uniform vec2 fireClock; // as growth.glsl has it

void main() {
  ivec2 cell = ivec2(mod(floor(gl_FragCoord.xy) - target.xy + side, side));
  // The map goes round: what lies beyond it has the place of what lies at its other side.
  if (any(lessThan(cell, ivec2(window.xy))) || any(greaterThan(cell, ivec2(window.zw)))) discard;
  vec4 now = texelFetch(after, ivec3(cell, plane), 0);
  ivec2 then = cell + ivec2(beforeCells.xy);
  bool isKnown = all(greaterThanEqual(then, ivec2(0))) && all(lessThan(then, ivec2(beforeCells.zw)));
  // What a fire takes is there until it comes, and its ash is there later; all of that before its clock stops (`BURNING_ON`).
  vec4 marks = texelFetch(after, ivec3(cell, 2), 0);
  float since = marks.a > 0.5 ? fireClock.x - (marks.b * 255.0 - 1.0) * fireClock.y : 1e5;
  vec4 part = vec4(share);
  if (plane == 2) part.r *= smoothstep(8.0, 30.0, since);
  else part *= smoothstep(2.0, 30.0, since);
  vec4 was = texelFetch(before, ivec3(then, plane), 0);
  // What is felled dies before it falls.
  vec4 lag = plane == 3 ? smoothstep(0.08, 0.25, was - now) : vec4(0.0);
  gl_FragColor = isKnown ? mix(was, now, mix(part, part * part * part, lag)) : now;
}
