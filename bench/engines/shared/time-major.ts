/** Mini-batch i of sequences (n, places), time step after time step: (places, batch). */
export function timeMajor(of: Float32Array, i: number, batch: number, places: number): Float32Array {
  return Float32Array.from(
    { length: batch * places },
    (_, k) => of[(i * batch + (k % batch)) * places + Math.floor(k / batch)],
  );
}
