import { CpuBackend } from '../../src/engine/cpu/backend.ts';
import { downhillEngine } from './shared/downhill.ts';

export const engine = downhillEngine('downhill-cpu', 'Downhill CPU', 'cpu', async () => new CpuBackend());
