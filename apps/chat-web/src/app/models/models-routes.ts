import type { Routes } from '@angular/router';

/** The pages of the models that label messages. */
export const modelsRoutes: Routes = [
  { path: '', loadComponent: () => import('./models-page.ts').then((m) => m.ModelsPage) },
  { path: ':modelId', loadComponent: () => import('./model-page.ts').then((m) => m.ModelPage) },
];
