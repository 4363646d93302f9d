// Where there is no graphics hardware, a canvas that the browser “accelerates” is drawn by an emulated GPU, several
// times slower than by the processor directly (measured: 16 frames a second instead of 36). Then we ask for the latter.

const emulated = /swiftshader|llvmpipe|software|basic render/i;
let answer: boolean | undefined;

/** Whether drawing is done in software on this machine; asked once. */
export function drawsInSoftware(): boolean {
  if (answer !== undefined) return answer;
  const gl = document.createElement('canvas').getContext('webgl');
  const info = gl?.getExtension('WEBGL_debug_renderer_info');
  const renderer: unknown = gl?.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER);
  answer = typeof renderer !== 'string' || emulated.test(renderer);
  gl?.getExtension('WEBGL_lose_context')?.loseContext();
  return answer;
}
