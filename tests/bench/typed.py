"""What is typed into the search field: names, a village, a telephone, and a name on the wrong keyboard layout."""

TYPED = ("назарова", "gulsara", "ҷаҳон", "анорб", "5231416", "уьрфтщ")
