import { useMemo, useState } from 'react';
import { encode } from 'uqr';
import { Button } from '../components/Button.tsx';
import { useShareWords } from './words.ts';

/** Beyond this a code has so many squares that a phone does not read it from the back row. */
const longest = 1200;

/** The link as a QR code; pressed, it fills the screen. Always dark on white: that is what cameras expect. */
export function QrCode({ text }: { text: string }) {
  const w = useShareWords();
  const [large, setLarge] = useState(false);
  const code = useMemo(() => (text.length <= longest ? encode(text, { ecc: 'L', border: 3 }) : undefined), [text]);
  if (!code) return <p className="max-w-48 text-sm text-muted">{w.qrTooLong}</p>;
  const path = code.data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  const picture = (
    <svg
      viewBox={`0 0 ${code.size} ${code.size}`}
      role="img"
      aria-label={w.qr}
      shapeRendering="crispEdges"
      className="size-full rounded-lg bg-[#fff]"
    >
      <path d={path} fill="#000" />
    </svg>
  );
  return (
    <div className="w-48 justify-self-center">
      <div className="size-48">{picture}</div>
      <Button look="quiet" className="mt-1 w-full" onClick={() => setLarge(true)}>
        {w.qrLarge}
      </Button>
      {large && (
        <button
          type="button"
          aria-label={w.qr}
          onClick={() => setLarge(false)}
          className="fixed inset-0 z-10 flex items-center justify-center bg-[#fff] p-[4vmin]"
        >
          <span className="block size-[min(92vw,92dvh)]">{picture}</span>
        </button>
      )}
    </div>
  );
}
