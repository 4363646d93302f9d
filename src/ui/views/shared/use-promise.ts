import { useEffect, useState } from 'react';

/** What `load(key)` resolves to; undefined until then, and where it fails. `load` is a constant function. */
export function usePromise<T>(key: string, load: (key: string) => Promise<T>): T | undefined {
  const [loaded, setLoaded] = useState<{ key: string; value: T }>();
  useEffect(() => {
    let wanted = true;
    load(key).then(
      (value) => wanted && setLoaded({ key, value }),
      () => {}, // offline: the place stays empty
    );
    return () => {
      wanted = false;
    };
  }, [key, load]);
  return loaded?.key === key ? loaded.value : undefined;
}
