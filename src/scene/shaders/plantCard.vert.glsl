
in uvec2 plant;
in float slot;

uniform vec3 lightDirection;
uniform vec4 forms[16]; // height, radius, half the side of its frame in the atlas

out vec2 framePlace;
out vec2 corner; // −1 to 1 in the frame, beyond it to 3
out vec3 fromEye;
flat out float sunny;
flat out vec3 leafColour;
flat out vec3 barkColour;
flat out float farness;
flat out float bare;
flat out vec3 right;
flat out vec3 up;
flat out vec3 toward;

#include <depth>
#include <foliage>
#include <lake>
#include <lift>
#include <standing>
#include <growth>
#include <plantSize>
#include <plantGrowth>
#include <shadow>
#include <cloudField>

void main() {
  Plant it = plantOf(plant, slot);
  farness = 1.0 - it.nearness;
  bare = max(0.78 * it.charred, 0.92 * it.withered);
  colourPlant(it, leafColour, barkColour);
  vec4 form = forms[it.form];
  vec3 middle = it.foot + it.stem * (form.x * 0.5 * it.size.y);
  sunny = sunShare(middle) * cloudShade(it.noisePlace, it.foot.y + eyeAltitude);
  toward = -normalize(middle);
  right = normalize(cross(it.stem, toward) + vec3(1e-4, 0.0, 0.0));
  up = cross(toward, right);
  // Four frames: from the side to from above. Each plant turns to the next at an angle of its own.
  float rising = dot(toward, it.stem);
  float steepness = asin(clamp(rising, 0.0, 1.0)) * (3.0 / 1.5708);
  float frame = floor(clamp(steepness + 0.1 + 0.8 * fract(it.tint * 7.31), 0.0, 3.99));
  float index = float(it.form) * 4.0 + min(frame, 3.0);
  corner = position.xy;
  vec2 half_ = form.z * vec2(it.size.x, mix(it.size.y, it.size.x, rising * rising));
  // Two ways round: neighbours of a form do not look alike.
  float mirrored = it.turn > 3.1416 ? -1.0 : 1.0;
  framePlace = (vec2(mod(index, 8.0), floor(index / 8.0)) + vec2(corner.x * mirrored, corner.y) * 0.495 + 0.5) / 8.0;
  vec3 place = middle + right * corner.x * half_.x + up * corner.y * half_.y;
  fromEye = place;
  gl_Position = withLogDepth(projectionMatrix * viewMatrix * vec4(place, 1.0));
  right *= mirrored;
  if (farness <= 0.0 || it.size.x < 0.02) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}
