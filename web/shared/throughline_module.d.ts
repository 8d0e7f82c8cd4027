// What emscripten generates beside the wasm; the page's build puts the real file in its place.
declare module "throughline-module" {
  const createThroughline: (options: object) => Promise<object>;
  export default createThroughline;
}
