
in vec2 limb; // side: −1 left, 1 right, 0 body; how far out
in vec4 spot; // from the eye, world metres; span
in vec4 heading; // unit vector ahead; bank to the right, radians
in vec4 wing; // angles of the inner and the outer wing; how much of it is seen; how dark the tips are
in vec4 form; // chord, sweep, neck, girth
in vec3 coat;

uniform float pixelsPerRadian;

out vec3 fromEye;
out vec3 ownCoat;
out float presence;

#include <depth>

const float ELBOW = 0.24;
const float LEAST_PIXELS = 2.4;

void main() {
  vec3 p = position;
  float onWing = abs(limb.x);
  if (onWing > 0.0) {
    p.z = 0.02 + (p.z - 0.02) * form.x - form.y * limb.y * limb.y;
    float out_ = abs(p.x);
    float inner = min(out_, ELBOW);
    float outer = max(out_ - ELBOW, 0.0);
    p.x = limb.x * (inner * cos(wing.x) + outer * cos(wing.y));
    p.y = inner * sin(wing.x) + outer * sin(wing.y);
  } else {
    p.xy *= form.w;
    p.z = p.z > 0.1 ? p.z + form.z * smoothstep(0.1, 0.24, p.z) : p.z;
    p *= step(0.001, form.w);
  }
  vec3 ahead = heading.xyz;
  vec3 right = normalize(cross(ahead, vec3(0.0, 1.0, 0.0)));
  vec3 up = cross(right, ahead);
  vec3 tilted = right * cos(heading.w) - up * sin(heading.w);
  up = cross(tilted, ahead);
  // What is smaller than a pixel or two is drawn larger and fainter: it does not flicker.
  float pixels = spot.w * pixelsPerRadian / max(0.1, length(spot.xyz));
  float larger = max(1.0, LEAST_PIXELS / pixels);
  presence = wing.z / larger;
  fromEye = spot.xyz + spot.w * larger * (tilted * p.x + up * p.y + ahead * p.z);
  ownCoat = coat * mix(1.0, wing.w, smoothstep(0.66, 0.9, limb.y));
  gl_Position = withLogDepth(projectionMatrix * viewMatrix * vec4(fromEye, 1.0));
}
