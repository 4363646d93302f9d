export { historyCsv } from './csv.ts';
export { exportPyTorch } from './pytorch/index.ts';
export { type NamedTensor, safetensors } from './safetensors.ts';
export { zip } from './zip.ts';
