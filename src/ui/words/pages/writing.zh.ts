import type { writingEn } from './writing.en.ts';

export const writingZh: typeof writingEn = {
  text: '模型此刻写出的文字',
  textHelp:
    '用此刻的权重一遍遍地问模型下一个词元是什么，每次按模型给出的概率抽取。开头只是乱码，请看它怎样渐渐变成语言。',
  lines: '模型此刻编出的词句',
  linesHelp: '每一行都用此刻的权重逐个词元抽取，直到模型自己说这一行结束。',
  answers: '模型此刻的回答',
  answersHelp: '题目来自测试部分，训练时没有见过。模型逐个词元写出答案，只看得到自己已经说过的内容。',
  waiting: '正在询问模型……',
  at: (step) => `使用第 ${step} 步的权重`,
  during: (from, to) => `使用第 ${from} 至 ${to} 步的权重`,
  earlier: '之前写的',
  again: '重写一遍',
  otherQuestions: '换几道题',
  begin: '开头',
  beginHelp: '模型从这里接着往下写。留空则由模型自己开头。',
  unknown: (tokens) => `数据中没有“${tokens}”这样的词元，已略去。`,
  temperature: '温度',
  temperatureHelp:
    '低于 1 时，常见的词元更占优势：更稳妥，但很快千篇一律；高于 1 时，随机性更大；为 0 时总取最可能的词元。',
  topK: 'Top-k',
  topKHelp: '只从概率最高的这么多个词元中抽取。0 表示任何词元都可能出现。',
  all: '全部',
  question: '题目',
  answer: '回答',
  rightAnswer: '正确答案',
  wrong: (token) => `错误：${token}`,
  score: (right, all) => `${all} 题答对 ${right} 题`,
};
