// Every file of this folder is a workload, or one in several sizes.
import type { Workload } from '../types.ts';

const files = import.meta.glob<{ workloads: Workload[] }>(['./*.ts', '!./index.ts'], { eager: true });
export const workloads: Workload[] = Object.values(files).flatMap((file) => file.workloads);
