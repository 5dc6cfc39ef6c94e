uniform sampler2DArray lifts; // learned metres, tint: as they are now, then as tiles may have them
uniform vec4 liftPlace; // north-west corner from the eye (x, z) and side in world metres; 1 where there is a lift

// What a hand has lifted at a place (from the eye, world metres), over what a tile already has of it.
vec2 liftAt(vec2 place, float had) {
  vec2 share = (place - liftPlace.xy) / liftPlace.z;
  if (any(lessThan(share, vec2(0.0))) || any(greaterThan(share, vec2(1.0)))) return vec2(0.0);
  vec2 now = textureLod(lifts, vec3(share, 0.0), 0.0).rg;
  return had < 0.0 ? now : now - textureLod(lifts, vec3(share, had), 0.0).rg;
}
