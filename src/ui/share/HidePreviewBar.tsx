import { previewHide, usePage } from '../../store/page.ts';
import { Button } from '../components/Button.tsx';
import { useWords } from '../words/index.ts';

/** While a teacher tries how the page looks with controls hidden. */
export function HidePreviewBar() {
  const w = useWords().share;
  const shown = usePage((page) => page.hidePreview);
  if (!shown) return null;
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
