// Bytes of each file of public/data. Written by npm run data.
export const assetBytes: Readonly<Record<string, number>> = {
  'penguins.csv': 15241,
  'iris.csv': 3858,
  'wine.csv': 12532,
  'diabetes.csv': 18711,
  'cars.csv': 22604,
  'digits.bin': 43415,
  'fashion-mnist/train-0.bin': 640228,
  'fashion-mnist/train-1.bin': 3729598,
  'fashion-mnist/train-2.bin': 3748040,
  'fashion-mnist/train-3.bin': 3721584,
  'fashion-mnist/train-4.bin': 3610025,
  'fashion-mnist/test-0.bin': 386320,
  'fashion-mnist/test-1.bin': 2200305,
  'moby-dick.bin': 468234,
  'names.txt': 59167,
  'spam.tsv': 123916,
};
