/** Words of the dialog that shares an experiment, and of what teachers hide. */
export const shareEn = {
  title: 'Share this experiment',
  intro:
    'The link is the experiment: data, network, settings, and every change you made while it trained. Nothing is uploaded.',
  link: 'Link',
  copyLink: 'Copy link',
  copyJson: 'Copy JSON',
  copied: 'Copied',
  qr: 'QR code for the classroom wall',
  qrLarge: 'Show large',
  qrTooLong: 'This link is too long for a QR code: it holds many changes or drawn points.',
  exportTitle: 'Take it with you',
  exportIntro: 'The same run as a program for your own machine: same weights, same batches, same losses.',
  copyPyTorch: 'Copy as PyTorch',
  savePyTorch: 'PyTorch program with data',
  saveCurve: 'Loss curve (CSV)',
  saveWeights: 'Weights (safetensors)',
  openTitle: 'Open a link',
  openLabel: 'Paste a link or JSON',
  openButton: 'Open',
  hideTitle: 'For teachers: hide controls',
  hideIntro: 'What you tick is left out for whoever opens the link.',
  hidePreview: 'Try it',
  hideBack: 'Back to sharing',
  hidePreviewing: 'This is how the link will look to others.',
  hideNone: 'Hide nothing',
  hidable: {
    play: 'Play and pause', step: 'One step', epoch: 'One epoch', slow: 'Slow motion', reset: 'Back to the start',
    reseed: 'New weights', network: 'Network', output: 'Output', 'loss-chart': 'Loss chart', settings: 'More settings',
    metrics: 'Metrics', landscape: 'Loss landscape', histograms: 'Weights and gradients', code: 'Code', share: 'Share',
  }, // oxfmt-ignore
  hideGroups: { buttons: 'Buttons', panels: 'Panels', settings: 'Settings' },
};
