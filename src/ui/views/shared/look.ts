// Which expensive parts of a frame are on screen: views say so while they are seen, and the session computes no more.
import { onFrame, theSession } from '../../../store/session.ts';
import { usePointed } from './pointed.ts';

export type Looked = 'probe' | 'parameters';

const lookers: Record<Looked, number> = { probe: 0, parameters: 0 };
let telling = false;

/** Says that somebody looks; returns how to say that they no longer do. */
export function lookAt(what: Looked): () => void {
  lookers[what]++;
  tell();
  let looking = true;
  return () => {
    if (!looking) return;
    looking = false;
    lookers[what]--;
    tell();
  };
}

// A new session looks at everything.
let told: Record<Looked, boolean> = { probe: true, parameters: true };

/** θ longer than this (and ∇, and the moments) is read for one frame in a while, not for each. */
const large = 400_000;
const pause = 4000;
let resting = false;

/** After a frame with all of a large θ: no more of it for a while. */
onFrame(() => {
  const session = theSession();
  if (resting || !told.parameters || (session.frame?.theta.length ?? 0) < large) return;
  resting = true;
  session.look({ parameters: false });
  setTimeout(() => {
    resting = false;
    session.look({ parameters: told.parameters });
  }, pause);
});

/** Once for all that changes in one go: scrolling from one view to the next must not switch off and on. */
function tell(): void {
  if (telling) return;
  telling = true;
  setTimeout(() => {
    telling = false;
    const now = { probe: lookers.probe > 0, parameters: lookers.parameters > 0 };
    if (now.probe === told.probe && now.parameters === told.parameters) return;
    const more = (now.probe && !told.probe) || (now.parameters && !told.parameters);
    told = now;
    const session = theSession();
    session.look({ ...now, parameters: now.parameters && !resting });
    // A paused run sends no frames by itself.
    if (more && session.status.phase === 'ready' && !usePointed.getState().midway)
      void session.refresh().catch(() => {}); // the run may be gone
  }, 50);
}
