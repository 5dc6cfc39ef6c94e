// The light of day, or of the moon, on whatever is drawn: a warm sun, a blue sky, and a little warmth thrown back by the ground around. Needs atmosphere.

// `altitude` in world metres.
vec3 sunLight(float altitude) {
  return directLight(altitude);
}

vec3 sunLight() {
  return directLight(eyeAltitude);
}

// On a surface whose normal stands so far up.
vec3 skyLight(float up) {
  return mix(texelFetch(lightTable, ivec2(1, 1), 0).rgb, texelFetch(lightTable, ivec2(0, 1), 0).rgb, up) + flash;
}

vec3 bounceLight(float up) {
  return texelFetch(lightTable, ivec2(2, 1), 0).rgb * (0.5 - 0.5 * up);
}
