// Texts: a novel, names, subject lines of mail.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** @param {string} name */
const number = (name) => Number(/chapter_(\d+)/.exec(name)?.[1] ?? 0);

/** @param {string} folder @returns {Record<string, Uint8Array>} */
export function mobyDick(folder) {
  const data = join(folder, 'data');
  const chapters = readdirSync(data)
    .filter((name) => /^chapter_\d+\.txt$/.test(name))
    .sort((a, b) => number(a) - number(b));
  const text = chapters.map((name) => readFileSync(join(data, name), 'utf8').trim()).join('\n\n');
  // Typewriter quotes and dashes, no letters that come three times in the book: a small vocabulary.
  const plain = text
    .replaceAll('\r', '')
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[“”]/g, '"')
    .replaceAll('—', '--')
    .normalize('NFD')
    .replaceAll(/[^\n\x20-\x7e]/g, '')
    .replaceAll(/ +\n/g, '\n');
  return { 'moby-dick.bin': gzipSync(`${plain}\n`, { level: 9 }) };
}

/** @param {string[]} folders @returns {Record<string, string>} */
export function names(folders) {
  const all = folders.flatMap((folder) => readFileSync(join(folder, 'data/names.txt'), 'utf8').split('\n'));
  const unique = [...new Set(all.map((name) => name.trim()).filter((name) => name !== ''))];
  return { 'names.txt': `${unique.sort((a, b) => (a < b ? -1 : 1)).join('\n')}\n` };
}

/** A classroom may look at these lines: subjects with such words are left out. */
const unfit =
  /sex|porn|xxx|nude|naked|orgasm|viagra|penis|erect|breast|\btit|\bfuck|shit|\bass\b|bitch|whore|slut|horny|lust|lolita|teen|girl|wom[ae]n|lad(y|ies)|babe|cum\b|dick|cock|suck|adult|erotic|virgin|rape|incest|gay|lesb|nigg|bondage|fetish|hgh|enlarge|inches|\bkill|dead|murder|suicid|nazi|hitler|terror|jew|muslim|islam|qaeda|bastard|crap|damn|hell\b|cunt|bang|marriage|single(s)?\b|dating|date\b|kiss|hot\b|wild\b|hardcore|drugs?\b|cannabis|marijuana|herb|bomb|sperm|impoten|libido|genital|vagina|pussy|dildo|masturb|stripp|escort|affair|cheat|bodies|body|web ?cam|weener|\bpics?\b|get hard|\bguns?\b|weapon|\bwar\b|love|hunnie|passion|seminal/i;

/** A mail's subject as a reader remembers it: without what programs and mailing lists put around it. */
function subjectOf(/** @type {string} */ mail) {
  const found = /^Subject:[ \t]*(.*(?:\n[ \t].*)*)/im.exec(mail.split(/\r?\n\r?\n/)[0] ?? '')?.[1] ?? '';
  return found
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\[[^\]]*\]/g, ' ') // the list's name
    .replaceAll(/\b(re|fwd?|aw|sv)(\[\d+\])?\s*:/gi, ' ')
    .replaceAll(/\((was|fwd)\b.*/gi, ' ')
    .replaceAll(/\S+@\S+|\bz{4,}\S*|\S*\.(org|com|net)\b/gi, ' ')
    .replaceAll(/[^\x20-\x7e]/g, '')
    .replaceAll(/\s{2,}/g, ' ')
    .replace(/^[\s\-:,.]+/, '')
    .trim();
}

/** @param {string} folder @returns {Record<string, string>} */
export function spam(folder) {
  /** @type {Map<string, { label: string, subject: string } | undefined>} */
  const lines = new Map();
  for (const group of ['easy-ham-1', 'easy-ham-2', 'hard-ham-1', 'spam-1', 'spam-2']) {
    const files = readdirSync(join(folder, 'data', group)).filter((name) => name.endsWith('.txt'));
    for (const file of files.sort((a, b) => (a < b ? -1 : 1))) {
      const subject = subjectOf(readFileSync(join(folder, 'data', group, file), 'latin1'));
      const label = group.startsWith('spam') ? 'spam' : 'ham';
      const key = subject.toLowerCase().replaceAll(/[^a-z]/g, '');
      if (key.length < 4 || subject.length > 120 || subject.includes('=?') || unfit.test(subject)) continue;
      const known = lines.get(key);
      if (!lines.has(key)) lines.set(key, { label, subject });
      else if (known && known.label !== label) lines.set(key, undefined); // in both: no answer is right
    }
  }
  const kept = [...lines.values()].filter((line) => line !== undefined);
  return { 'spam.tsv': kept.map(({ label, subject }) => `${label}\t${subject}\n`).join('') };
}
