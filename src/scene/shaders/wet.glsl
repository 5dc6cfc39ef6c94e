// Wet ground: a film of water keeps light in, so that it is darker and deeper in colour (J. Lekner, M. Dorf, 1988), and mirrors the sky at a low angle. Needs light.
uniform float wetness; // 0 to 1

vec3 wetGround(vec3 dry, float soaked) {
  float grey = dot(dry, vec3(0.3, 0.6, 0.1));
  return max(mix(vec3(grey), dry, 1.0 + 0.25 * soaked), 0.0) * (1.0 - 0.40 * soaked);
}

// Added by a film of such a share. `ray` comes from the eye.
vec3 wetSheen(vec3 ray, vec3 normal, float film) {
  float turned = 1.0 - max(dot(normal, -ray), 0.0);
  float mirrored = reflect(ray, normal).y;
  return skyLight(clamp(mirrored, 0.0, 1.0)) * 0.5 * (0.02 + 0.6 * pow(turned, 4.0)) * film * smoothstep(-0.2, 0.2, mirrored);
}
