#version 300 es
// Counts as density, log scale, one hue a lane. Columns of the texture are time bins, rows are lanes.
precision highp float;
precision highp sampler2D;

const int kMaxLanes = 32;

uniform sampler2D u_counts;
uniform int u_lanes;
uniform float u_pitch;          // lane to lane, CSS pixels
uniform float u_height;         // of a lane's ink
uniform float u_scale;          // counts of this tile's level -> counts of the finest level on screen
uniform float u_inverse_log;    // 1 / log(1 + greatest count on screen)
uniform float u_relief;         // 0: full height everywhere; 1: the height tells the count, too
uniform float u_opacity;
uniform vec4 u_colours[kMaxLanes];

in float v_bin;
in float v_y;
out vec4 out_colour;

void main() {
  int lane = int(floor(v_y / u_pitch));
  float inside = v_y - float(lane) * u_pitch;
  if (lane < 0 || lane >= u_lanes || inside >= u_height) discard;

  // A pixel wider than a bin shows the greatest of its bins, so that a lone event never vanishes.
  float reach = max(fwidth(v_bin), 1e-4);
  int first = clamp(int(floor(v_bin - reach * 0.5 + 0.5)), 0, 255);
  int last = clamp(int(floor(v_bin + reach * 0.5 - 0.5)), 0, 255);
  int middle = clamp(int(floor(v_bin)), 0, 255);
  first = min(first, middle);
  last = min(max(last, middle), first + 16);
  float count = 0.0;
  for (int bin = first; bin <= last; ++bin) count = max(count, texelFetch(u_counts, ivec2(bin, lane), 0).r);
  if (count <= 0.0) discard;

  float strength = clamp(log(1.0 + count * u_scale) * u_inverse_log, 0.0, 1.0);
  // Tall lanes stand on their floor: height is read more exactly than strength of colour.
  float height = mix(1.0, mix(0.25, 1.0, strength), u_relief);
  if (u_height - inside > u_height * height) discard;
  out_colour = vec4(u_colours[lane].rgb, u_opacity * mix(0.34, 1.0, strength));
}
