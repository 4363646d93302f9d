/** Two random directions; the top curvature and the last step; the main components of the path. */
export const planeChoices = ['random', 'curvature', 'path'] as const;
export type PlaneChoice = (typeof planeChoices)[number];
