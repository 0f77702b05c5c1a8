"""The window."""

from grouphub.desktop import toolkit

toolkit.bring_up()
