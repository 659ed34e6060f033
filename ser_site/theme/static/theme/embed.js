// Videos from elsewhere: a button on the picture, and the player once it is pressed.
// Without this script the picture is part of a link to the video at its provider.

const AFTER_A_CLICK = 'autoplay; encrypted-media; fullscreen; picture-in-picture';

for (const embed of document.querySelectorAll('.ser-embed')) {
  const picture = embed.querySelector('.ser-embed__picture');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'ser-embed__play';
  button.setAttribute('aria-label', embed.dataset.play);
  button.append(picture);
  button.addEventListener('click', () => play(embed, button));
  embed.prepend(button);
}

function play(embed, button) {
  const player = document.createElement('iframe');
  player.className = 'ser-embed__player';
  player.title = embed.dataset.title;
  player.allow = AFTER_A_CLICK;
  // YouTube plays nothing for who does not say which site shows it; no more than that is said.
  player.referrerPolicy = 'strict-origin';
  player.src = embed.dataset.player;
  button.replaceWith(player);
  player.focus();
}
