import { setLanguage, setTheme, themes, usePreferences, type Theme } from '../../store/preferences.ts';
import { showPage } from '../../store/address.ts';
import { showDialog, usePage } from '../../store/page.ts';
import { type PageName, pageNames } from '../../store/pages.ts';
import { Button, IconButton } from '../components/Button.tsx';
import { Icon, type IconName } from '../components/Icon.tsx';
import { useHidden } from '../hooks/use-hidden.ts';
import { ReplayMark } from '../share/ReplayMark.tsx';
import { useWords } from '../words/index.ts';
import { BackendBadge } from './BackendBadge.tsx';

export function Header() {
  const words = useWords();
  const shareHidden = useHidden('share');
  return (
    <header className="header flex items-center gap-x-2 px-4 py-0.5">
      <h1 className="flex items-baseline gap-2.5 text-lg font-bold tracking-tight whitespace-nowrap">
        <Logo />
        Downhill
        <span className="header-subtitle text-sm font-normal tracking-normal text-muted">{words.subtitle}</span>
      </h1>
      {pageNames.length > 1 && <Pages />}
      <div className="ml-auto flex items-center gap-1">
        <ReplayMark />
        <BackendBadge />
        {!shareHidden && (
          <Button aria-label={words.share.open} onClick={() => showDialog('share')} className="header-share">
            <Icon name="share" className="size-4.5" />
            <span>{words.share.open}</span>
          </Button>
        )}
        <LanguageButton />
        <ThemeButton />
        <IconButton icon="help" label={words.help.open} keys="?" onClick={() => showDialog('help')} />
      </div>
    </header>
  );
}

/** The pages of the site. */
function Pages() {
  const w = useWords().pages;
  const page = usePage((p) => p.page);
  return (
    <nav aria-label={w.label} className="pages flex items-center gap-0.5 overflow-x-auto">
      {pageNames.map((name: PageName) => (
        <button
          key={name}
          type="button"
          title={w[name].help}
          aria-current={name === page ? 'page' : undefined}
          onClick={() => void showPage(name)}
          className="touch rounded-lg px-2.5 py-1 text-sm whitespace-nowrap text-muted hover:bg-sunken aria-[current]:bg-sunken aria-[current]:font-semibold aria-[current]:text-ink"
        >
          {w[name].name}
        </button>
      ))}
    </nav>
  );
}

/** A ball on its way down a slope. */
const Logo = () => (
  <svg viewBox="0 0 32 32" aria-hidden className="size-7 self-center">
    <path d="M2 6c8 1 8 20 16 20h12" fill="none" stroke="var(--positive)" strokeWidth="3.2" strokeLinecap="round" />
    <circle cx="13" cy="10.5" r="4.6" fill="var(--negative)" />
  </svg>
);

function LanguageButton() {
  const { preferences } = useWords();
  const other = usePreferences((p) => p.language) === 'en' ? 'zh' : 'en';
  return (
    <Button
      look="quiet"
      aria-label={preferences.otherLanguage}
      lang={other === 'zh' ? 'zh-Hans' : 'en'}
      onClick={() => setLanguage(other)}
      className="!px-2 whitespace-nowrap"
    >
      <span className="header-long">{preferences.otherLanguage}</span>
      <span className="header-short" aria-hidden>
        {preferences.otherLanguageShort}
      </span>
    </Button>
  );
}

const themeIcons: Record<Theme, IconName> = { system: 'system', light: 'sun', dark: 'moon' };

/** System, light, dark, in turn; the name says which it is. */
function ThemeButton() {
  const words = useWords();
  const w = words.preferences;
  const theme = usePreferences((p) => p.theme);
  const next = themes[(themes.indexOf(theme) + 1) % themes.length];
  return (
    <IconButton
      icon={themeIcons[theme]}
      label={words.labelled(w.theme, w.themes[theme])}
      onClick={() => setTheme(next)}
    />
  );
}
