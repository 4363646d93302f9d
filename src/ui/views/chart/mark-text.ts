// A change in few letters, as the marks on the chart have it: “lr 0.03 → 0.3”.
import { fieldOf } from '../../../experiment/index.ts';
import { settingText } from '../shared/format.ts';
import type { Change, TweakMark } from './tweak-marks.ts';

export function changeText({ path, from, to }: Change): string {
  const theta = /^theta\.(\d+)$/.exec(path)?.[1];
  if (theta !== undefined) return `θ[${theta}] → ${settingText(to)}`;
  return `${fieldOf(path)?.key ?? path} ${settingText(from)} → ${settingText(to)}`;
}

export const markText = ({ changes }: TweakMark): string => changes.map(changeText).join(', ');
