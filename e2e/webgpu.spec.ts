import { expect, test } from 'playwright/test';

// When this fails, so do most other stories, and the reason is the browser or its flags (scripts/browser.mjs).
test('this browser has WebGPU, and a canvas shows what was drawn with it', async ({ page }) => {
  await page.goto('./');
  const seen = await page.evaluate(async () => {
    const device = await (await navigator.gpu.requestAdapter())!.requestDevice();
    let lost = '';
    void device.lost.then((info) => (lost = info.message));
    const canvas = document.body.appendChild(document.createElement('canvas'));
    const context = canvas.getContext('webgpu')!;
    context.configure({ device, format: navigator.gpu.getPreferredCanvasFormat() });
    const flat = new OffscreenCanvas(1, 1).getContext('2d')!;
    for (let frame = 0; frame < 5; frame++) {
      const encoder = device.createCommandEncoder();
      const view = context.getCurrentTexture().createView();
      const clearValue = [1, 0, 0, 1];
      encoder.beginRenderPass({ colorAttachments: [{ view, clearValue, loadOp: 'clear', storeOp: 'store' }] }).end();
      device.queue.submit([encoder.finish()]);
      flat.drawImage(canvas, 0, 0);
      await new Promise(requestAnimationFrame);
    }
    return { lost, pixel: [...flat.getImageData(0, 0, 1, 1).data] };
  });
  expect(seen).toEqual({ lost: '', pixel: [255, 0, 0, 255] });
});
