import { lazy } from 'react';
import { useNotices } from '../../store/notices.ts';
import { Later } from '../components/Later.tsx';
import { useWords } from '../words/index.ts';

const NoticeCard = lazy(async () => ({ default: (await import('./NoticeCard.tsx')).NoticeCard }));

/** Messages at the edge of the page; read out, and gone after a while. */
export function Notices() {
  const words = useWords();
  const notices = useNotices((n) => n.notices);
  return (
    <div
      role="status"
      aria-label={words.notices.label}
      className="notices pointer-events-none fixed inset-x-0 z-50 flex flex-col items-center gap-2 px-3"
    >
      <Later>
        {notices.map((notice) => (
          <NoticeCard key={notice.id} notice={notice} />
        ))}
      </Later>
    </div>
  );
}
