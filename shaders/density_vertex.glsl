#version 300 es
// One quad for the part of the timeline that one tile covers: no vertex data, the corner is the vertex's number.

uniform vec4 u_rectangle;  // left, top, right, bottom in CSS pixels
uniform vec2 u_display;    // size of the display in CSS pixels
uniform vec2 u_bins;       // bins at the left and right edge, with fractions

out float v_bin;
out float v_y;  // CSS pixels below the top of the first lane

void main() {
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  vec2 position = mix(u_rectangle.xy, u_rectangle.zw, corner);
  v_bin = mix(u_bins.x, u_bins.y, corner.x);
  v_y = position.y - u_rectangle.y;
  gl_Position = vec4(position.x / u_display.x * 2.0 - 1.0, 1.0 - position.y / u_display.y * 2.0, 0.0, 1.0);
}
