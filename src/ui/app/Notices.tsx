import { useEffect } from 'react';
import { dismissNotice, useNotices, type Notice } from '../../store/notices.ts';
import { IconButton } from '../components/Button.tsx';
import { noticeText } from '../words/error-text.ts';
import { useWords } from '../words/index.ts';

const shownFor = 8000;

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
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} text={noticeText(words, notice.text)} />
      ))}
    </div>
  );
}

function NoticeCard({ notice, text }: { notice: Notice; text: string }) {
  const { dismiss } = useWords();
  useEffect(() => {
    const timer = setTimeout(() => dismissNotice(notice.id), shownFor);
    return () => clearTimeout(timer);
  }, [notice.id]);
  return (
    <div className="pointer-events-auto flex max-w-xl items-center gap-2 rounded-xl bg-action py-1.5 pr-1.5 pl-4 text-sm text-on-action shadow-xl">
      <p>{text}</p>
      <IconButton
        icon="close"
        label={dismiss}
        size="size-8"
        className="hover:!bg-transparent"
        onClick={() => dismissNotice(notice.id)}
      />
    </div>
  );
}
