import { previewHide } from '../../store/page.ts';
import { Button } from '../components/Button.tsx';
import { useShareWords } from './words.ts';

/** While a teacher tries how the page looks with controls hidden. */
export function HidePreviewBar() {
  const w = useShareWords();
  return (
    <div
      role="status"
      className="mx-2.5 mt-2.5 flex items-center justify-between gap-3 rounded-xl bg-action px-4 py-2 text-sm text-on-action"
    >
      {w.hidePreviewing}
      <Button onClick={() => previewHide(false)} className="text-ink">
        {w.hideBack}
      </Button>
    </div>
  );
}
