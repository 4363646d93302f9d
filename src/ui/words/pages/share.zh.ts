import type { shareEn } from './share.en.ts';

/** Words of the dialog that shares an experiment, and of what teachers hide. */
export const shareZh: typeof shareEn = {
  title: '分享这个实验',
  intro: '链接就是实验本身：数据、网络、设置，以及训练时你做的每一次改动。不会上传任何内容。',
  link: '链接',
  copyLink: '复制链接',
  copyJson: '复制 JSON',
  copied: '已复制',
  qr: '可投在教室墙上的二维码',
  qrLarge: '放大显示',
  qrTooLong: '链接太长，放不进二维码：其中有很多改动或手绘的点。',
  exportTitle: '带走它',
  exportIntro: '同一次训练，变成你自己机器上的程序：同样的权重、同样的小批量、同样的损失。',
  copyPyTorch: '复制为 PyTorch 代码',
  savePyTorch: 'PyTorch 程序与数据',
  saveCurve: '损失曲线（CSV）',
  saveWeights: '权重（safetensors）',
  openTitle: '打开链接',
  openLabel: '粘贴链接或 JSON',
  openButton: '打开',
  hideTitle: '教师：隐藏控件',
  hideIntro: '勾选的控件，打开链接的人将看不到。',
  hidePreview: '试看',
  hideBack: '返回分享',
  hidePreviewing: '别人打开链接时看到的就是这样。',
  hideNone: '全部显示',
  hidable: {
    play: '播放与暂停', step: '走一步', epoch: '走一轮', slow: '慢动作', reset: '回到起点',
    reseed: '换一组权重', network: '网络', output: '输出', 'loss-chart': '损失曲线', settings: '更多设置',
    metrics: '指标', landscape: '损失地形', histograms: '权重与梯度', code: '代码', share: '分享',
  }, // oxfmt-ignore
  hideGroups: { buttons: '按钮', panels: '面板', settings: '设置' },
};
