import { useEffect } from 'react';
import { dismissNotice, type Notice } from '../../store/notices.ts';
import { IconButton } from '../components/Button.tsx';
import { noticeText } from '../words/error-text.ts';
import { useWords } from '../words/index.ts';

const shownFor = 8000;

export function NoticeCard({ notice }: { notice: Notice }) {
  const words = useWords();
  useEffect(() => {
    const timer = setTimeout(() => dismissNotice(notice.id), shownFor);
    return () => clearTimeout(timer);
  }, [notice.id]);
  return (
    <div className="pointer-events-auto flex max-w-xl items-center gap-2 rounded-xl bg-action py-1.5 pr-1.5 pl-4 text-sm text-on-action shadow-xl">
      <p>{noticeText(words, notice.text)}</p>
      <IconButton
        icon="close"
        label={words.dismiss}
        size="size-8"
        className="hover:!bg-transparent"
        onClick={() => dismissNotice(notice.id)}
      />
    </div>
  );
}
