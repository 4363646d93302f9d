import type { helpEn } from './help.en.ts';

/** Words of the help page. */
export const helpZh: typeof helpEn = {
  title: '怎么玩',
  steps: [
    ['选数据', '两种颜色的点，或一条曲线。网络要学会什么地方属于什么。'],
    ['按播放', '每一步取几个点，衡量答案错了多少（损失），再让每个权重往低处挪一点。'],
    ['拖动学习率', '从下一步起就生效。找一找：哪里像爬，哪里像飞，哪里会炸。'],
    ['把它弄坏', '什么都不会损坏。一旦发散，页面会告诉你是在哪里、为什么，并带你回来。'],
  ],
  colours: '颜色',
  coloursText: '橙色为负，蓝色为正：权重、神经元和答案都是如此。这两种颜色也分别是类别 0 和类别 1。',
  shortcuts: '键盘',
  keys: {
    play: '播放或暂停', step: '走一步', epoch: '走一轮', slow: '慢动作', reset: '回到起点',
    reseed: '换一组权重', rateUp: '调高学习率', rateDown: '调低学习率', share: '分享', help: '本帮助',
  }, // oxfmt-ignore
  privacy: '一切都在这台设备上进行，不会发送任何内容；没有 Cookie，也不需要账号。',
  scripting: '脚本接口：浏览器控制台中的 window.downhill。',
  version: (version) => `版本 ${version}，MIT 许可证`,
};
