import { usePage } from '../../store/page.ts';
import { useViewPart } from '../../store/session.ts';

const none: readonly string[] = [];

/** Names of the controls that the link's author left out; while a teacher tries it out, theirs. */
export function useHiddenNames(): readonly string[] {
  const preview = usePage((page) => (page.hidePreview ? page.hideDraft : undefined));
  const hidden = useViewPart((view) => view.experiment.hide);
  return preview ?? hidden ?? none;
}

/** Whether the control of this name (a link's key, or a name of `words.hidable`) is left out. */
export const useHidden = (name: string): boolean => useHiddenNames().includes(name);
