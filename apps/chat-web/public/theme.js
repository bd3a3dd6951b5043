// Sets theme, density, wall and language before the first paint, from what the person chose on this device.
(() => {
  const root = document.documentElement;
  try {
    const look = JSON.parse(localStorage.getItem('prosa.look') ?? '{}');
    if (look.theme === 'light' || look.theme === 'dark') root.dataset.theme = look.theme;
    if (look.density === 'compact') root.dataset.density = 'compact';
    if (typeof look.wall === 'string' && look.wall !== 'cal') root.dataset.wall = look.wall;
    if (look.textSize === 'large' || look.textSize === 'larger') root.dataset.text = look.textSize;
    if (look.reducedMotion === true) root.dataset.motion = 'reduced';
    if (look.highContrast === true) root.dataset.contrast = 'more';
    if (look.underlineLinks === true) root.dataset.links = 'underlined';
    if (localStorage.getItem('prosa.fonts')) {
      const fonts = document.createElement('link');
      fonts.rel = 'stylesheet';
      fonts.href = 'fonts/late.css';
      document.head.append(fonts);
    }
    const chosen = localStorage.getItem('prosa.language');
    root.lang = chosen ?? (navigator.language.toLowerCase().startsWith('pt') ? 'pt-BR' : 'en');
    const locale = new Intl.Locale(root.lang);
    root.dir = (locale.getTextInfo?.() ?? locale.textInfo)?.direction ?? 'ltr';
  } catch {
    // Storage may be closed to us; the defaults stand.
  }
})();
