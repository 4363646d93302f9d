// Every file of this folder is an engine. Each loads its library only when it starts.
import type { Engine } from '../types.ts';

const files = import.meta.glob<{ engine: Engine }>(['./*.ts', '!./index.ts'], { eager: true });
export const engines: Engine[] = Object.values(files).map((file) => file.engine);
