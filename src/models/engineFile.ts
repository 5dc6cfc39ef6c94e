/**
 * The address of a file of ONNX Runtime: where the build has put it. In the npm package it is another function: there the engine lies beside the models where a page has said where
 * those are.
 * @param built as the build has it
 * @param _file its name
 * @param _modelsUrl folder of the model files, absolute
 */
export function engineFile(built: string, _file: string, _modelsUrl: string): string {
  return built
}
