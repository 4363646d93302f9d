// A file dropped anywhere on the page is opened, not shown in its place by the browser.
import { openDropped } from '../../store/page.ts';

export function startDrop(): void {
  addEventListener('dragover', (event) => event.preventDefault());
  addEventListener('drop', (event) => {
    const items = [...(event.dataTransfer?.items ?? [])].filter(({ kind }) => kind === 'file');
    if (items.length === 0) return; // a text dropped into a box
    event.preventDefault();
    // The list is empty again once this call is over. Only an entry knows folders, but not every file has one.
    openDropped(items.map((item) => item.webkitGetAsEntry() ?? item.getAsFile()).filter((entry) => entry !== null));
  });
}
