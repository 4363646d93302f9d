import { renderToString } from 'katex';
import { useMemo } from 'react';

/** TeX as MathML: the browser draws it, a screen reader reads it. Loaded when the first formula is shown. */
export default function Formula({ tex, block = false }: { tex: string; block?: boolean }) {
  const html = useMemo(
    () =>
      renderToString(block ? tex : `\\displaystyle ${tex}`, {
        output: 'mathml',
        displayMode: block,
        throwOnError: false,
      }),
    [tex, block],
  );
  // The TeX is our own and KaTeX escapes what it is given.
  return <span className={block ? 'block py-1' : ''} dangerouslySetInnerHTML={{ __html: html }} />;
}
