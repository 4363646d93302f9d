// Questions of a toy task with what the model answers, token by token beside what is right.
import { useWritingWords } from './words.ts';
import type { Sample } from './writer.ts';

export function Answers({ sample: { given, said, right } }: { sample: Sample }) {
  const w = useWritingWords();
  const good = right.filter((tokens, row) => tokens.every((token, i) => said[row][i] === token)).length;
  return (
    <>
      <table className="mt-1.5 w-full font-mono text-sm">
        <thead className="font-sans text-xs text-muted">
          <tr>
            <th scope="col" className="text-left font-medium">
              {w.question}
            </th>
            <th scope="col" className="text-left font-medium">
              {w.answer}
            </th>
            <th scope="col" className="text-left font-medium">
              {w.rightAnswer}
            </th>
          </tr>
        </thead>
        <tbody>
          {given.map((question, row) => (
            // Questions have no name but their place.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={row} className="border-t border-line">
              <td className="py-1 pr-2 break-all text-muted">{question}</td>
              <td className="py-1 pr-2 break-all">
                <Said said={said[row]} right={right[row]} />
              </td>
              <td className="py-1 break-all text-muted">{right[row].join('')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-1 text-xs text-muted tabular-nums">{w.score(good, right.length)}</p>
    </>
  );
}

/** Wrong tokens are told by more than their colour. */
function Said({ said, right }: { said: readonly string[]; right: readonly string[] }) {
  const w = useWritingWords();
  return said.map((token, i) =>
    token === right[i] ? (
      // Tokens have no name but their place.
      // oxlint-disable-next-line react/no-array-index-key
      <span key={i}>{token}</span>
    ) : (
      // oxlint-disable-next-line react/no-array-index-key
      <s key={i} aria-label={w.wrong(token)} className="text-bad">
        {token}
      </s>
    ),
  );
}
