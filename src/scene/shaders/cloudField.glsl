// Where clouds are: one field for those in the sky and for their shadows. `place` in world metres, reduced to 32768.
uniform sampler2D cloudMap; // as cloudMap.frag.glsl paints it
uniform vec2 cloudDrift; // world metres
uniform vec4 cloudDeck; // altitude of the base in world metres, thickness, share of the sky (0: none), how much of their shade is drawn
uniform vec4 gloom; // how much of a grey sheet they are, of a storm, how much rain falls from them: 0 to 1; up to what height of its heaps the sheet has gaps

// How high the heaps stand over the threshold that leaves so much of the sky covered.
float heapsOver(vec4 country, vec4 map) {
  float share = cloudDeck.z;
  float need = 0.685 - 0.26 * share - 0.52 * share * share * share * share;
  return map.x + (country.w - 0.5) * 0.95 * (1.25 - share) - need;
}

float cloudField(vec2 place, float detail) {
  vec2 p = (place + cloudDrift) / 32768.0;
  return heapsOver(textureLod(cloudMap, p, max(detail - 3.0, 0.0)), textureLod(cloudMap, p.yx * 8.0, detail));
}

// Share of the direct light that comes through to the ground, 0 to 1, at a height of so many world metres. Needs atmosphere.
float cloudShade(vec2 place, float altitude) {
  if (cloudDeck.w <= 0.0) return 1.0;
  vec2 along = lightDirection.xz / max(lightDirection.y, 0.12) * max(cloudDeck.x - altitude, 0.0);
  vec2 p = (place + along + cloudDrift) / 32768.0;
  float over = heapsOver(texture(cloudMap, p), texture(cloudMap, p.yx * 8.0));
  return 1.0 - cloudDeck.w * smoothstep(-0.02, 0.16, over - gloom.w);
}
