// A curtain of rain from the cloud to the ground, or a lump of that cloud; both turn to the eye.

in vec4 foot; // on the ground, from the eye in world metres; random
in vec4 form; // half the width, height of the cloud's base over the ground, of a lump's middle over that, all in world metres; 1 for a lump
in vec4 fall; // how much there is at each row of vertices, from the ground up

uniform vec2 slant; // how far what falls is carried for each metre that it comes down

out vec2 at; // −1 to 1 over a lump; across −1 to 1 and up 0 to 1 over a curtain
out vec3 fromEye;
out float amount;
out float height; // over the ground, in heights of the base
flat out vec4 own; // a random number, 1 for a lump, height of a curtain in its half widths, how fast it comes down in those

#include <depth>

void main() {
  float up = position.y / 3.0;
  bool isLump = form.w > 0.5;
  amount = fall[int(position.y + 0.5)];
  own = vec4(foot.w, form.w, form.y / form.x, clamp(sqrt(14.0 / form.x), 0.25, 1.3));
  vec3 right = normalize(vec3(-foot.z, 0.0, foot.x) + vec3(1e-4, 0.0, 0.0));
  vec3 place;
  if (isLump) {
    at = vec2(position.x, up * 2.0 - 1.0);
    vec3 middle = foot.xyz + vec3(0.0, form.y + form.z, 0.0);
    middle.xz -= slant * form.y;
    vec3 toward = -normalize(middle);
    vec3 over = cross(toward, right);
    over *= sign(over.y + 1e-6);
    // It gathers as it comes, and frays as it goes.
    float size = form.x * (0.72 + 0.28 * amount);
    // A cloud is wider than high; from below and from above it is seen in its whole breadth.
    place = middle + (right * at.x + over * at.y * mix(0.46, 1.0, abs(toward.y))) * size;
  } else {
    at = vec2(position.x, up);
    // A little below the ground, and up into the cloud.
    float rise = mix(-0.03, 1.04, up) * form.y;
    place = foot.xyz + right * position.x * form.x + vec3(0.0, rise, 0.0);
    place.xz -= slant * rise;
  }
  height = (place.y - foot.y) / form.y;
  fromEye = place;
  gl_Position = withLogDepth(projectionMatrix * viewMatrix * vec4(place, 1.0));
}
