// The built page says in its own head what it may do, so the rule holds on any static host without headers.
// The dev server is left out: hot reloading needs inline scripts and a web socket.
//
// What React, recharts and katex (output: 'mathml') set goes through the CSSOM and is allowed. What brings <style> elements
// of its own is not: radix's Select and ScrollArea, and its Dialog and DropdownMenu while modal. <select>, <dialog>,
// Popover, and modal={false} do without.

const policy = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
};

const content = Object.entries(policy)
  .map(([directive, sources]) => `${directive} ${sources}`)
  .join('; ');

/** @returns {import('vite').Plugin} */
export function contentSecurityPolicy() {
  return {
    name: 'downhill:content-security-policy',
    apply: 'build',
    // A policy in a meta tag governs only what comes after it: it goes right behind the charset.
    transformIndexHtml: {
      order: 'post',
      handler: (html) =>
        html.replace(
          /<meta charset[^>]*>/,
          (charset) => `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${content}" />`,
        ),
    },
  };
}
