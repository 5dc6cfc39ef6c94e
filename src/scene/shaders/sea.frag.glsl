
in vec3 fromEye;
in vec2 wavePlace;
in float viewDepth;


#include <depth>
#include <atmosphere>
#include <light>
#include <noise>
#include <cloudField>
#include <panorama>
#include <water>
#include <ring>

void main() {
  // The rings of the sea are too wide for depth from vertices: it would dip below shallow ground.
  gl_FragDepth = log2(1.0 + viewDepth) / LOG_FAR;
  float span = length(fromEye);
  vec3 ray = fromEye / span;
  vec4 sky = mirroredSky(ray, waveSlope(wavePlace, span, 1.0), span);
  // What is not mirrored shows the water below, drawn with the ground.
  float opacity = clamp(sky.w + 0.10, 0.0, 1.0);
  vec3 body = vec3(0.012, 0.060, 0.078) * (sunRadiance() * 1.4 * cloudShade(wavePlace, 0.0) + skyLight(1.0));
  vec3 colour = mix(body, sky.rgb, sky.w / opacity);
  vec3 clear = airTransmittance(fromEye);
  vec3 hazed = throughAir(colour, fromEye);
  float solid = mix(1.0, opacity, clear.g);
  if (brush.w > 0.0 && brush.z < 0.0) {
    vec3 ring = ringAt(fromEye.xz);
    hazed = ringOver(hazed, ring);
    solid = max(solid, ring.x);
  }
  gl_FragColor = vec4(hazed, solid);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}
