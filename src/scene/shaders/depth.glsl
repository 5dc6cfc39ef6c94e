// Logarithmic depth from vertices alone: even from a hand's breadth to 200 km, early depth tests kept. Every mesh is finely tessellated, or writes LOG_FAR depth for each pixel.
const float LOG_FAR = 17.61; // log2(1 + 200 km)

vec4 withLogDepth(vec4 clip) {
  clip.z = (2.0 * log2(max(1e-6, 1.0 + clip.w)) / LOG_FAR - 1.0) * clip.w;
  return clip;
}
