// The page's own icons: strokes of 2 in a square of 24. An icon is never the only name of a control.
const paths = {
  play: 'M7 4.5v15l12-7.5z',
  pause: 'M8 5v14M16 5v14',
  step: 'M6 5v14l9-7zM19 5v14',
  epoch: 'M4 6v12l7-6zM12 6v12l7-6zM21 6v12',
  slow: 'M12 3v2.5M12 18.5V21M3 12h2.5M18.5 12H21M5.6 5.6l1.8 1.8M16.6 16.6l1.8 1.8M5.6 18.4l1.8-1.8M16.6 7.4l1.8-1.8M10.5 9v6l4.5-3z',
  reset: 'M4 5v5h5M4.6 10a8 8 0 1 1-.6 4',
  dice: 'M6.5 4h11A2.5 2.5 0 0 1 20 6.5v11a2.5 2.5 0 0 1-2.5 2.5h-11A2.5 2.5 0 0 1 4 17.5v-11A2.5 2.5 0 0 1 6.5 4zM8.2 8.4a.2.2 0 1 0 .4 0 .2.2 0 1 0-.4 0M11.8 12a.2.2 0 1 0 .4 0 .2.2 0 1 0-.4 0M15.4 15.6a.2.2 0 1 0 .4 0 .2.2 0 1 0-.4 0',
  share: 'M12 15V4M8 7.5 12 3.5l4 4M6 11H5v9h14v-9h-1',
  help: 'M9.2 9a3 3 0 1 1 4.3 2.7c-1 .5-1.5 1.1-1.5 2.3M12 17.5h.01M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M4.9 4.9l1.4 1.4M17.7 17.7l1.4 1.4M4.9 19.1l1.4-1.4M17.7 6.3l1.4-1.4',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z',
  system: 'M4 5h16v11H4zM9 20h6M12 16v4',
  close: 'M6 6l12 12M18 6 6 18',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  down: 'M6 9l6 6 6-6',
  bolt: 'M13 2 5 13.5h6L10.5 22 19 10h-6.5z',
  point: 'M12 7a5 5 0 1 0 0 10 5 5 0 0 0 0-10z',
  brush: 'M14 4.5 19.5 10 12 16.5 7.5 12zM7.5 12c-2.5 0-3.5 2-3.5 4.5 0 1.5-.5 2.5-1.5 3.5 5 .5 9 0 9.5-3.5',
  eraser: 'M8 20h12M4.5 14.5 13 6l6 6-7 7.5H8.5z',
  undo: 'M8 5 4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11H9',
  trash: 'M5 7h14M10 4h4M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5',
  warning: 'M12 4 2.5 20h19zM12 10v5M12 17.5h.01',
  check: 'M5 12.5 10 17.5 19.5 7',
  download: 'M12 4v11M8 11.5l4 4 4-4M5 20h14',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
  chip: 'M7 7h10v10H7zM10 3v4M14 3v4M10 17v4M14 17v4M3 10h4M3 14h4M17 10h4M17 14h4',
  pencil: 'M4 20l1-5L16 4l4 4L9 19zM14 6l4 4',
  replay: 'M4 12a8 8 0 0 1 14-5.3L20 9M20 4v5h-5M20 12a8 8 0 0 1-14 5.3L4 15M4 20v-5h5',
} as const;

export type IconName = keyof typeof paths;

const filled: readonly IconName[] = ['play', 'step', 'epoch', 'bolt'];

export function Icon({ name, className = 'size-5' }: { name: IconName; className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden
      className={`shrink-0 ${className}`}
      fill={filled.includes(name) ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth={name === 'pause' ? 4 : 1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  );
}
